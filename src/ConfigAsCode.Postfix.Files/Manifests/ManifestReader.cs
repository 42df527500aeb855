using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;
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
            using XmlDictionaryReader json = JsonReaderWriterFactory.CreateJsonReader(
                Encoding.UTF8.GetBytes(text),
                XmlDictionaryReaderQuotas.Max
            );
            return json.MoveToContent() == XmlNodeType.Element ? Read(XElement.Load(json)) : null;
        }
        // The JSON reader of .NET leaves its own array where more brackets close than open.
        catch (Exception malformed)
            when (malformed is XmlException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static Manifest Read(XElement manifest)
    {
        Target[] targets = [.. Items(Required(manifest, "targets")).Select(ReadTarget)];
        return targets.Length == 0
            ? throw new FormatException("A manifest names at least one target.")
            : new Manifest(
                Text(manifest, "instance") ?? "",
                Target.OfAll(targets),
                Items(Required(manifest, "files")).Select(ReadFile).ToEquatableArray(),
                Items(manifest.Element("run")).Select(command => command.Value).ToEquatableArray(),
                Items(manifest.Element("acceptedRisks")).Select(ReadRisk).ToEquatableArray()
            )
            {
                GateIsOff = Text(manifest, "gate") == Off,
                JudgedAsOf = Text(manifest, "judgedAsOf"),
            };
    }

    private static Target ReadTarget(XElement target) =>
        PlatformInfo.WithPackage(
            new Target(
                Required(target, "name").Value,
                PostfixVersion.Parse(Required(target, "postfix").Value),
                OpenSslSeriesExtensions.Parse(Required(target, "openSsl").Value),
                Text(target, "chroot") == "true"
            )
        );

    private static ManifestFile ReadFile(XElement file) =>
        new(Required(file, "path").Value, Text(file, "sha256") ?? "", Text(file, "tableType"));

    private static AcceptedRisk ReadRisk(XElement risk) =>
        new(
            Text(risk, "rule") ?? "",
            Text(risk, "reason") ?? "",
            Text(risk, "until"),
            Text(risk, "service"),
            new Origin(OriginKind.Declaration, Text(risk, "acceptedBy") ?? "")
        );

    private static XElement Required(XElement parent, string name) =>
        parent.Element(name) ?? throw new FormatException($"A manifest without '{name}'.");

    private static string? Text(XElement parent, string name) =>
        parent.Element(name) is { } text && (string?)text.Attribute("type") != "null" ? text.Value : null;

    /// <summary>The items of an array, which .NET's JSON reader calls so; none where there is no array.</summary>
    private static IEnumerable<XElement> Items(XElement? array) => array?.Elements("item") ?? [];
}
