using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Build.Tasks;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace ConfigAsCode.Postfix.Build.Tests.Infrastructure;

/// <summary>
/// A project in a folder of its own, whose C# is compiled in this process, without the analyzers: as if somebody had switched off
/// everything that the compiler reports. The tasks run as in a build.
/// </summary>
internal sealed class TestProject : IDisposable
{
    private readonly TemporaryFolder folder = new("build-");

    /// <summary>What the last task said.</summary>
    public RecordingEngine Engine { get; private set; } = new();

    public string Root => folder.FullName;

    public string Output => PathTo("bin", "postfix");

    public string Published => PathTo("obj", "Debug", "postfix");

    public string Snapshots => PathTo("snapshots");

    public string Assembly => PathTo("obj", "Debug", "Shop.dll");

    /// <summary>Compiles C# with the generator, or without it.</summary>
    public void Compile(string source, bool withGenerator = true)
    {
        CSharpProject project = CSharpProject.Of(source);
        Compilation compilation = withGenerator ? project.RunGenerator() : project.Compilation;
        Directory.CreateDirectory(Path.GetDirectoryName(Assembly)!);
        using FileStream file = File.Create(Assembly);
        EmitResult result = compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
    }

    public bool Write(Action<WritePostfixFiles>? options = null) =>
        Run(new WritePostfixFiles { RecordFile = PathTo("obj", "Debug", "written.txt") }, options);

    public bool Accept(Action<AcceptPostfixSnapshots>? options = null) => Run(new AcceptPostfixSnapshots(), options);

    public bool Publish(Action<PublishPostfixFiles>? options = null) =>
        Run(new PublishPostfixFiles { PublishDirectory = Published }, options);

    public bool ShowTls()
    {
        Engine = new RecordingEngine();
        return new ShowPostfixTls
        {
            BuildEngine = Engine,
            Project = PathTo("Shop.csproj"),
            Assembly = Assembly,
            OutputDirectory = Output,
        }.Execute();
    }

    /// <summary>Judges the additional files of the project, which are below its folder.</summary>
    public bool Judge(IReadOnlyList<string> files, Action<JudgePostfixFiles>? options = null)
    {
        Engine = new RecordingEngine();
        var task = new JudgePostfixFiles
        {
            BuildEngine = Engine,
            Project = PathTo("Shop.csproj"),
            OutputDirectory = Output,
            Target = "debian12",
            AdditionalFiles = [.. files.Select(file => new TaskItem(PathTo(file)))],
        };
        options?.Invoke(task);
        return task.Execute();
    }

    public bool Clean()
    {
        Engine = new RecordingEngine();
        return new RemovePostfixFiles
        {
            BuildEngine = Engine,
            Project = PathTo("Shop.csproj"),
            OutputDirectory = Output,
            RecordFile = PathTo("obj", "Debug", "written.txt"),
            PublishDirectory = Published,
        }.Execute();
    }

    /// <summary>Every file below a folder with its content and time stamp.</summary>
    public static IReadOnlyDictionary<string, string> Contents(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .ToDictionary(
                    path => Path.GetRelativePath(folder, path),
                    path => $"{File.GetLastWriteTimeUtc(path):O}\n{File.ReadAllText(path)}"
                )
            : [];

    public string Read(params string[] parts) => File.ReadAllText(PathTo(parts));

    public string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => folder.Dispose();

    /// <summary>Writes the assembly of one project into the folders of another, in a build of its own.</summary>
    public static bool WriteInto(TestProject project, TestProject compiled) =>
        new WritePostfixFiles
        {
            BuildEngine = new RecordingEngine(),
            Project = project.PathTo("Shop.csproj"),
            Assembly = compiled.Assembly,
            OutputDirectory = project.Output,
            LockFile = project.PathTo("obj", "lock"),
            RecordFile = project.PathTo("obj", "Debug", "written.txt"),
        }.Execute();

    /// <summary>Each task in a build of its own, unless the caller keeps the engine.</summary>
    private bool Run<T>(T task, Action<T>? options)
        where T : GatedTask
    {
        Engine = new RecordingEngine();
        task.BuildEngine = Engine;
        task.Project = PathTo("Shop.csproj");
        task.Assembly = Assembly;
        task.OutputDirectory = Output;
        task.LockFile = PathTo("obj", "lock");
        task.DifferenceFile = PathTo("obj", "Debug", "snapshots.diff");
        task.SnapshotDirectory = task is AcceptPostfixSnapshots ? Snapshots : "";
        options?.Invoke(task);
        if (task.BuildEngine is RecordingEngine own)
        {
            Engine = own;
        }

        return task.Execute();
    }
}
