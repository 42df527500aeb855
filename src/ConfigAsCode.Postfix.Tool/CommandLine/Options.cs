using System.CommandLine;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>What several verbs have in common.</summary>
internal static class Options
{
    private const string OfLint =
        "what a build wrote into the manifest, else the Postfix and the OpenSSL of this host, else the newest Debian.";

    /// <param name="otherwise">What holds without the option.</param>
    public static Option<string?> Target(string otherwise = OfLint)
    {
        var target = new Option<string?>("--target")
        {
            Description =
                "What the files run on: a platform (debian12, ubuntu2404, rhel9), a release (3.10.4), a range or a list (3.7..3.10). "
                + "Without it: "
                + otherwise,
            HelpName = "TARGET",
        };
        target.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && TargetNames.Parse(text) is null)
            {
                result.AddError($"'{text}' is not a target. {TargetNames.Advice}");
            }
        });
        target.CompletionSources.Add(_ =>
            PlatformInfo.All.Select(platform => new System.CommandLine.Completions.CompletionItem(
                platform.Name.ToLowerInvariant()
            ))
        );
        return target;
    }

    /// <summary>The target that an option names; null where it is not there.</summary>
    public static Target? TargetOf(string? text) => text is null ? null : TargetNames.Parse(text);

    /// <summary>An option that takes no word behind it, so that another option is completed there.</summary>
    public static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <param name="description">What each format is for.</param>
    /// <param name="formats">The words, the default first.</param>
    public static Option<string> Format(string description, params string[] formats)
    {
        var format = new Option<string>("--format")
        {
            Description = description,
            DefaultValueFactory = _ => formats[0],
        };
        format.AcceptOnlyFromAmong(formats);
        return format;
    }

    /// <summary>Writes a text in one piece: the writer of a console writes each part by itself.</summary>
    public static void WriteInOnePiece(this InvocationConfiguration streams, Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        streams.Output.Write(text.ToString());
    }
}
