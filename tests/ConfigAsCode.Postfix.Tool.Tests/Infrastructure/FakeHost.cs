using System.Text;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

/// <summary>A machine of which a test says everything.</summary>
internal sealed class FakeHost : ToolHost
{
    /// <summary>What programs print, by their command line; the others are not installed.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public bool HasTerminal { get; init; }

    public override DateTime Today => new(2026, 11, 30);

    public override bool ShowsColour => HasTerminal;

    public override string? OsRelease => OsReleaseText;

    public string? OsReleaseText { get; init; }

    public override Task<ProgramOutput?> RunAsync(string program, params string[] arguments) =>
        Task.FromResult(
            Answers.TryGetValue($"{program} {string.Join(' ', arguments)}", out string? answer)
                ? new ProgramOutput(0, Encoding.UTF8.GetBytes(answer), "")
                : null
        );

    /// <summary>What is sent to the program.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>What it sends.</summary>
    public Stream Output { get; init; } = Stream.Null;

    /// <summary>Whether the process of the editor is there.</summary>
    public bool HasEditor { get; set; } = true;

    public override bool IsRunning(int process) => HasEditor;

    public override Stream OpenInput() => Input;

    public override Stream OpenOutput() => Output;
}
