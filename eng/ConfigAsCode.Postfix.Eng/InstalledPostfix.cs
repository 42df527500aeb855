using System.ComponentModel;
using System.Diagnostics;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>What the postconf(1) of an installed Postfix tells of itself, whatever main.cf there is on the machine.</summary>
public sealed class InstalledPostfix
{
    private InstalledPostfix(PostfixVersion version, IReadOnlyDictionary<string, string> defaults)
    {
        Version = version;
        Defaults = defaults;
    }

    public PostfixVersion Version { get; }

    /// <summary>The default of every parameter, as <c>postconf -d</c> prints it.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; }

    /// <exception cref="InvalidOperationException">There is no such program, or it does not answer as postconf does.</exception>
    public static InstalledPostfix Ask(string postconf)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("postconf-");
        try
        {
            // Without services, so that it lists no per-transport parameters of this machine.
            File.WriteAllText(Path.Combine(folder.FullName, "main.cf"), "");
            File.WriteAllText(Path.Combine(folder.FullName, "master.cf"), "");
            return Parse(Run(postconf, "-c", folder.FullName, "-d"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <exception cref="InvalidOperationException">It is not what postconf prints.</exception>
    public static InstalledPostfix Parse(string answer)
    {
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = line.Split('=', 2);
            if (pair.Length == 2)
            {
                defaults[pair[0].Trim()] = pair[1].Trim();
            }
        }

        // A development release has a date behind its version: 3.12-20260601.
        string[] version = defaults.GetValueOrDefault("mail_version", "").Split('-');
        return PostfixVersion.TryParse(version[0], out PostfixVersion release)
            // The first release of a branch can call itself by the branch alone: 3.9.0 is "3.9".
            ? new InstalledPostfix(
                version.Length == 1 ? release with { Patch = release.Patch ?? 0 } : release,
                defaults
            )
            : throw new InvalidOperationException(
                $"This is no answer of postconf -d: it has no mail_version ('{version[0]}')."
            );
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("MAIL_CONFIG");
        start.Environment["LC_ALL"] = "C";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException(
                    $"{program} ended with {process.ExitCode}: {error.Result.Trim()}"
                );
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} cannot be run: {e.Message}", e);
        }
    }
}
