using System.ComponentModel;
using System.Diagnostics;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>The machine that the program runs on.</summary>
/// <param name="folder">Where programs are started; null for the current folder.</param>
internal sealed class ThisHost(string? folder = null) : ToolHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Debian keeps the programs of an administrator out of a user's PATH.
    private static readonly string[] Folders = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

    public override DateTime Today => DateTime.Today;

    public override bool ShowsColour =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    public override string? OsRelease
    {
        get
        {
            try
            {
                return File.ReadAllText("/etc/os-release");
            }
            catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    public override async Task<ProgramOutput?> RunAsync(string program, params string[] arguments)
    {
        if (Find(program) is not { } path)
        {
            return null;
        }

        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(path, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                    WorkingDirectory = folder ?? "",
                }
            );
            if (process is null)
            {
                return null;
            }

            using var limit = new CancellationTokenSource(Patience);
            using var output = new MemoryStream();
            Task reads = process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await Task.WhenAll(reads, errors).ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return new ProgramOutput(process.ExitCode, output.ToArray(), await errors.ConfigureAwait(false));
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public override bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    public override Stream OpenInput() => Console.OpenStandardInput();

    public override Stream OpenOutput() => Console.OpenStandardOutput();

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Folders)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
