using System.ComponentModel;
using System.Diagnostics;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>Runs the programs that these tests drive. A missing one fails the test: nothing is skipped.</summary>
internal static class Programs
{
    private const string HowToInstall = "install with: apt-get install -y postfix openssl sasl2-bin libsasl2-modules";

    /// <summary>Runs a program to its end; one that takes longer is killed and is a <see cref="TimeoutException"/>.</summary>
    /// <param name="fileName">The program, looked up in PATH.</param>
    /// <param name="arguments">Its arguments, one a string.</param>
    /// <param name="input">Its standard input, which ends behind this text.</param>
    /// <param name="timeout">30 seconds where none is given.</param>
    public static ProgramResult Run(
        string fileName,
        IEnumerable<string> arguments,
        string input = "",
        TimeSpan? timeout = null
    )
    {
        using Process process = Start(fileName, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        WriteInput(process, input);

        TimeSpan limit = timeout ?? TimeSpan.FromSeconds(30);
        if (!process.WaitForExit(limit) || !Task.WaitAll([output, error], limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{fileName} {string.Join(' ', arguments)} did not end within {limit}.");
        }

        return new ProgramResult(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static string RunOrFail(string fileName, IEnumerable<string> arguments, string input = "")
    {
        ProgramResult result = Run(fileName, arguments, input);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException(
                $"{fileName} {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Everything}"
            );
    }

    /// <summary>Starts a program with its three streams redirected.</summary>
    public static Process Start(string fileName, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Postfix programs take these in place of what the command line says (postconf(5), import_environment).
        start.Environment.Remove("MAIL_CONFIG");
        start.Environment.Remove("OPENSSL_CONF");
        start.Environment["LC_ALL"] = "C";

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{fileName} is missing; {HowToInstall}");
            throw;
        }
    }

    private static void WriteInput(Process process, string input)
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
