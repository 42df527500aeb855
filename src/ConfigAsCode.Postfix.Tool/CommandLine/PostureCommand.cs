using System.CommandLine;
using System.Text;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Output;
using ConfigAsCode.Postfix.Tool.Posture;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary><c>postfix-cac posture</c> with its options.</summary>
internal static class PostureCommand
{
    private const string Examples = """
        Examples:
          postfix-cac posture                                the page of this host, as Markdown
          postfix-cac posture hosts/mx1 hosts/mx2 --output posture.md
                                                             one page of several hosts
          postfix-cac posture --format html --output posture.html ./postfix
                                                             for a browser

        Exit code:
          0  the page was written
          2  a wrong option, a folder that cannot be read, or a file that cannot be written
        """;

    public static Command Create(ToolHost host)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "Folders with main.cf and master.cf. Without one: the configuration folder of this host, which postconf(1) names, else /etc/postfix.",
        };
        Option<string?> target = Options.Target();
        Option<string> format = Options.Format("markdown for a code host, html for a browser.", PostureOutput.Formats);
        var file = new Option<string?>("--output")
        {
            Description = "The file to write; standard output without it.",
            HelpName = "FILE",
        };
        var command = new Verb(
            "posture",
            "Writes a page of what the servers do: who may come in, where mail goes, and how well it is protected."
        )
        {
            Examples = Examples,
            Arguments = { folders },
            Options = { target, format, file },
        };
        command.SetAction(parsed =>
        {
            var request = new PostureRequest(parsed.GetValue(folders) ?? [], Options.TargetOf(parsed.GetValue(target)));
            PostureResult result = PostureVerb.RunAsync(request, host).GetAwaiter().GetResult();
            string page = PostureOutput.Of(parsed.GetRequiredValue(format), result);
            InvocationConfiguration streams = parsed.InvocationConfiguration;
            foreach (string notice in result.Notices)
            {
                streams.Error.WriteLine($"note: {notice}.");
            }

            if (parsed.GetValue(file) is { } path)
            {
                Write(path, page);
            }
            else
            {
                streams.Output.Write(page);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static void Write(string path, string page)
    {
        try
        {
            File.WriteAllText(path, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostFolderException(
                $"{path} cannot be written: {failure.Message.TrimEnd('.')}. Name a file in a folder that is there and can be written",
                failure
            );
        }
    }
}
