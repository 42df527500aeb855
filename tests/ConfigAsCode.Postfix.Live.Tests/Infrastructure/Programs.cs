using System.Diagnostics;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>Runs real programs. A test that needs one fails where it is missing: it never passes unseen.</summary>
public static class Programs
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Debian keeps the programs of an administrator out of a user's PATH.
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'),
        "/usr/sbin",
        "/sbin",
    ];

    /// <summary>Runs a program to its end; it gets no input, and is stopped when the time is over.</summary>
    public static ProgramResult Run(
        string program,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        TimeSpan? timeout = null
    )
    {
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            WorkingDirectory = workingDirectory ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        TimeSpan patience = timeout ?? TimeSpan.FromSeconds(30);
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', start.ArgumentList)} did not end within {patience.TotalSeconds} s.");
        }

        return new ProgramResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>The path of a program; the test fails where it is not installed.</summary>
    public static string Find(string program)
    {
        string? path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.True(
            path is not null,
            $"This test needs the real {program}; install with: apt-get install -y postfix postfix-pcre openssl"
        );
        return path!;
    }
}
