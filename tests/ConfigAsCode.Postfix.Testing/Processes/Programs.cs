using System.Diagnostics;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace ConfigAsCode.Postfix.Testing.Processes;

/// <summary>Runs the programs that the tests drive. A missing one fails the test: nothing is skipped.</summary>
public static class Programs
{
    /// <summary>
    /// The folder of main.cf for a call that names none: there is none, so it fails on every machine, not only where nothing is
    /// installed in /etc/postfix.
    /// </summary>
    public const string NoConfiguration = "/nonexistent/name-a-folder-of-your-own";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    // Debian keeps the programs of an administrator out of a user's PATH.
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'),
        "/usr/sbin",
        "/sbin",
    ];

    // Many tests wait for a program at a time, each for a thread that reads what it says.
    static Programs() => ThreadPool.SetMinThreads(64, 64);

    /// <summary>Runs a program to its end; one that takes longer is killed and is a <see cref="TimeoutException"/>.</summary>
    /// <param name="program">The program, looked up in PATH.</param>
    /// <param name="arguments">Its arguments, one a string.</param>
    /// <param name="input">Its standard input, which ends behind this text.</param>
    /// <param name="timeout">30 seconds where none is given.</param>
    /// <param name="folder">Where it runs; where the tests run if none is given.</param>
    /// <param name="variables">What its environment has besides.</param>
    public static async Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        TimeSpan? timeout = null,
        string folder = "",
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        Command command = Cli.Wrap(Find(program))
            .WithArguments(arguments)
            .WithWorkingDirectory(folder.Length == 0 ? Directory.GetCurrentDirectory() : folder)
            .WithEnvironmentVariables(Changes(variables))
            .WithStandardInputPipe(PipeSource.FromString(input, Utf8))
            .WithValidation(CommandResultValidation.None);
        string line = $"{program} {command.Arguments}{(folder.Length == 0 ? "" : $" (in {folder})")}";
        TimeSpan limit = timeout ?? DefaultLimit;
        using var end = new CancellationTokenSource(limit);
        try
        {
            BufferedCommandResult result = await command
                .ExecuteBufferedAsync(Utf8, Utf8, end.Token, CancellationToken.None)
                .ConfigureAwait(false);
            return new ProgramResult(line, result.ExitCode, result.StandardOutput, result.StandardError);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"{line} did not end within {limit}.", late);
        }
    }

    /// <summary>The same for who cannot wait in another way.</summary>
    public static ProgramResult Run(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        TimeSpan? timeout = null
    ) => RunAsync(program, arguments, input, timeout).GetAwaiter().GetResult();

    /// <summary>Runs a program that must succeed.</summary>
    public static string RunOrFail(string program, IEnumerable<string> arguments, string input = "") =>
        Run(program, arguments, input).ShouldSucceed().Output;

    /// <summary>Starts a program with its three streams redirected, for who talks to it or ends it.</summary>
    public static Process Start(
        string program,
        IEnumerable<string> arguments,
        string folder = "",
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach ((string name, string? value) in Changes(variables))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
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

    /// <summary>What a program's environment has that this one does not; null for what it lacks.</summary>
    private static Dictionary<string, string?> Changes(IReadOnlyDictionary<string, string>? variables)
    {
        var changes = new Dictionary<string, string?>
        {
            ["MAIL_CONFIG"] = NoConfiguration,
            // OpenSSL takes it in place of what the command line says.
            ["OPENSSL_CONF"] = null,
            ["LC_ALL"] = "C",
        };
        // A surrounding "dotnet test" leaves them behind.
        foreach (
            string name in Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
        )
        {
            changes[name] = null;
        }

        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
        {
            changes[name] = value;
        }

        return changes;
    }

    /// <summary>The path of a program; the test fails where it is not installed.</summary>
    private static string Find(string program)
    {
        string? path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.True(
            path is not null,
            $"{program} is missing; eng/install-test-programs.sh installs what the tests run."
        );
        return path!;
    }
}
