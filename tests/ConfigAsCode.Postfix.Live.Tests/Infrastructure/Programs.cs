using System.Diagnostics;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>Runs the programs that these tests drive. A missing one fails the test: nothing is skipped.</summary>
public static class Programs
{
    /// <summary>
    /// The folder of main.cf for a call that names none: there is none, so it fails on every machine, not only where nothing is
    /// installed in /etc/postfix.
    /// </summary>
    public const string NoConfiguration = "/nonexistent/name-a-folder-of-your-own";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Debian keeps the programs of an administrator out of a user's PATH.
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'),
        "/usr/sbin",
        "/sbin",
    ];

    /// <summary>Runs a program to its end; one that takes longer is killed and is a <see cref="TimeoutException"/>.</summary>
    /// <param name="program">The program, looked up in PATH.</param>
    /// <param name="arguments">Its arguments, one a string.</param>
    /// <param name="input">Its standard input, which ends behind this text.</param>
    /// <param name="timeout">30 seconds where none is given.</param>
    public static ProgramResult Run(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        TimeSpan? timeout = null
    )
    {
        using Process process = Start(program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        WriteInput(process, input);

        TimeSpan limit = timeout ?? TimeSpan.FromSeconds(30);
        if (!process.WaitForExit(limit) || !Task.WaitAll([output, error], limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{program} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {limit}."
            );
        }

        return new ProgramResult(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static string RunOrFail(string program, IEnumerable<string> arguments, string input = "")
    {
        string[] words = [.. arguments];
        ProgramResult result = Run(program, words, input);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', words)} ended with {result.ExitCode}:\n{result.Everything}"
            );
    }

    /// <summary>Starts a program with its three streams redirected.</summary>
    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        start.Environment["MAIL_CONFIG"] = NoConfiguration;
        // OpenSSL takes it in place of what the command line says.
        start.Environment.Remove("OPENSSL_CONF");
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start)!;
    }

    /// <summary>The path of a program; the test fails where it is not installed.</summary>
    private static string Find(string program)
    {
        string? path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.True(
            path is not null,
            $"{program} is missing; install with: apt-get install -y postfix openssl sasl2-bin libsasl2-modules"
        );
        return path!;
    }

    /// <summary>Writes all of a program's standard input, which then ends.</summary>
    public static void WriteInput(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code says the rest.
        }
    }
}
