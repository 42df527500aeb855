using System.Text;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What a run asks of the machine beside the files that are named.</summary>
internal abstract class ToolHost
{
    /// <summary>The day on which accepted risks are judged.</summary>
    public abstract DateTime Today { get; }

    /// <summary>Whether the output is a terminal that shows colours.</summary>
    public abstract bool ShowsColour { get; }

    /// <summary>Starts a program; null where it is not installed, or does not end within seconds.</summary>
    public abstract Task<ProgramOutput?> RunAsync(string program, params string[] arguments);

    /// <summary>Starts a program and gives what it prints; null where it is not installed, fails, or does not end within seconds.</summary>
    public async Task<string?> AskAsync(string program, params string[] arguments) =>
        await RunAsync(program, arguments).ConfigureAwait(false) is { ExitCode: 0 } answer
            ? Encoding.UTF8.GetString(answer.Output)
            : null;

    /// <summary>The text of /etc/os-release; null where there is none.</summary>
    public abstract string? OsRelease { get; }

    /// <summary>Whether a process is there.</summary>
    public virtual bool IsRunning(int process) => true;

    /// <summary>What is sent to the program; empty where nobody sends anything.</summary>
    public virtual Stream OpenInput() => Stream.Null;

    /// <summary>The output as bytes, for what is not text.</summary>
    public virtual Stream OpenOutput() => Stream.Null;
}
