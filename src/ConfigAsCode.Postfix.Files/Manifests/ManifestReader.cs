using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Files.Manifests;

/// <summary>Reads a manifest. What another release of this package did not write may be missing, but neither targets nor files.</summary>
public static class ManifestReader
{
    internal const string Off = "off";

    /// <summary>The manifest; null where the text is not one.</summary>
    public static Manifest? Read(string text)
    {
        try
        {
            return Read(JsonValue.Parse(text));
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static Manifest Read(JsonValue manifest)
    {
        Target[] targets = [.. Items(Required(manifest, "targets")).Select(ReadTarget)];
        return targets.Length == 0
            ? throw new FormatException("A manifest names at least one target.")
            : new Manifest(
                Text(manifest, "instance") ?? "",
                Target.OfAll(targets),
                Items(Required(manifest, "files")).Select(ReadFile).ToEquatableArray(),
                Items(manifest.Member("run")).Select(command => command.Text ?? "").ToEquatableArray(),
                Items(manifest.Member("acceptedRisks")).Select(ReadRisk).ToEquatableArray()
            )
            {
                GateIsOff = Text(manifest, "gate") == Off,
                JudgedAsOf = Text(manifest, "judgedAsOf"),
            };
    }

    private static Target ReadTarget(JsonValue target) =>
        PlatformInfo.WithPackage(
            new Target(
                Value(target, "name"),
                PostfixVersion.Parse(Value(target, "postfix")),
                OpenSslSeriesExtensions.Parse(Value(target, "openSsl")),
                Text(target, "chroot") == "true"
            )
        );

    private static ManifestFile ReadFile(JsonValue file) =>
        new(Value(file, "path"), Text(file, "sha256") ?? "", Text(file, "tableType"));

    private static AcceptedRisk ReadRisk(JsonValue risk) =>
        new(
            Text(risk, "rule") ?? "",
            Text(risk, "reason") ?? "",
            Text(risk, "until"),
            Text(risk, "service"),
            new Origin(OriginKind.Declaration, Text(risk, "acceptedBy") ?? "")
        );

    private static JsonValue Required(JsonValue parent, string name) =>
        parent.Member(name) ?? throw new FormatException($"A manifest without '{name}'.");

    private static string Value(JsonValue parent, string name) => Required(parent, name).Text ?? "";

    private static string? Text(JsonValue parent, string name) => parent.Member(name)?.Text;

    private static IReadOnlyList<JsonValue> Items(JsonValue? array) => array?.Items ?? [];
}
