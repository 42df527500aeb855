using System.Text;
using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Build.Tests.Files;

/// <summary>A folder gets all files of a build or none, at whatever step the build fails or is killed.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private static readonly OutputFile[] First =
    [
        File("a/main.cf", "one"),
        File("a/master.cf", "same"),
        File("b/main.cf", "one"),
        File("posture.md", "one"),
    ];

    private static readonly OutputFile[] Second =
    [
        File("a/main.cf", "two"),
        File("a/master.cf", "same"),
        File("a/virtual", "two"),
        File("c/main.cf", "two"),
        File("posture.md", "two"),
    ];

    private readonly TemporaryFolder folder = new("output-");

    /// <summary>More than an update has: the last ones tell that nothing is left to fail.</summary>
    public static TheoryData<int> Steps => [.. Enumerable.Range(1, 30)];

    [Fact]
    public void An_update_writes_what_differs_and_removes_what_is_obsolete_with_its_folder()
    {
        Update(First);
        string same = Path.Combine(folder.FullName, "a", "master.cf");
        System.IO.File.SetLastWriteTimeUtc(same, DateTime.UnixEpoch);

        FolderChange change = Update(Second);

        Assert.Equal(["a/main.cf", "a/virtual", "c/main.cf", "posture.md"], change.Written);
        Assert.Equal(["b/main.cf"], change.Removed);
        AssertHolds(Second);
        Assert.Equal(DateTime.UnixEpoch, System.IO.File.GetLastWriteTimeUtc(same));
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "b")));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_fails_half_way_leaves_the_old_files(int step)
    {
        Update(First);
        bool fails = false;
        try
        {
            Update(Second, new FailingOperations(step));
        }
        catch (IOException failure)
        {
            Assert.Equal("No space left on device", failure.Message);
            fails = true;
        }

        // Where only tidying up failed, copies of old files may lie beside the new ones until the next build.
        AssertHolds(fails ? First : Second, ignoreCopies: !fails);
        Update(Second);
        AssertHolds(Second);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_is_killed_half_way_is_made_good_by_the_next_build(int step)
    {
        Update(First);
        bool isKilled = false;
        try
        {
            Update(Second, new KilledOperations(step));
        }
        catch (OperationCanceledException)
        {
            isKilled = true;
        }

        // Whatever is there under the name of a file is whole: of the one build or of the other.
        Assert.All(
            First.Concat(Second).Where(file => System.IO.File.Exists(PathTo(file))),
            file => Assert.Contains(System.IO.File.ReadAllText(PathTo(file)), new[] { "one", "two", "same" })
        );
        Assert.True(isKilled || step > 12);
        Update(step % 2 == 0 ? First : Second);
        AssertHolds(step % 2 == 0 ? First : Second);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_record_that_is_saved_half_way_forgets_no_file(int step)
    {
        string output = Path.Combine(folder.FullName, "out");
        string record = Path.Combine(folder.FullName, "obj", "written.txt");
        new RecordedFolder(output, record).Update(First);
        try
        {
            new RecordedFolder(output, record, new KilledOperations(step)).Update(Second);
        }
        catch (OperationCanceledException)
        {
            // As it was when the process ended.
        }

        new RecordedFolder(output, record).Update([]);
        Assert.Empty(
            Directory.Exists(output) ? Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories) : []
        );
    }

    [Fact]
    public void A_failure_that_cannot_be_undone_is_reported_as_one()
    {
        Update(First);
        IOException torn = Assert.ThrowsAny<IOException>(() =>
            Update(Second, new FailingOperations(step: 8) { FailsFromThenOn = true })
        );
        Assert.Equal("TornOutputException", torn.GetType().Name);
        Update(Second);
        AssertHolds(Second);
    }

    [Fact]
    public async Task Two_updates_wait_for_each_other()
    {
        string path = Path.Combine(folder.FullName, "obj", "lock");
        IDisposable first = OutputLock.Take(path);
        Task<IDisposable> second = Task.Run(() => OutputLock.Take(path));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    public void Dispose() => folder.Dispose();

    private static OutputFile File(string path, string text) => new(path, text);

    private string PathTo(OutputFile file) => Path.Combine(folder.FullName, file.Path);

    private FolderChange Update(OutputFile[] files, FileOperations? operations = null) =>
        new OutputFolder(folder.FullName, operations).Update(files, First.Concat(Second).Select(file => file.Path));

    private void AssertHolds(OutputFile[] files, bool ignoreCopies = false) =>
        Assert.Equal(
            files.Select(file => $"{file.Path}: {Encoding.UTF8.GetString(file.Content)}"),
            Directory
                .EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories)
                .Where(path => !ignoreCopies || !path.EndsWith("~old", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetRelativePath(folder.FullName, path)}: {System.IO.File.ReadAllText(path)}")
        );

    /// <summary>One step fails, having done half of it; the next ones succeed.</summary>
    private class FailingOperations(int step) : FileOperations
    {
        private int done;

        public bool FailsFromThenOn { get; init; }

        public override void CreateDirectory(string path)
        {
            Step();
            base.CreateDirectory(path);
        }

        public override void DeleteDirectory(string path)
        {
            Step();
            base.DeleteDirectory(path);
        }

        public override void Write(string path, byte[] content)
        {
            Step(() => base.Write(path, content[..(content.Length / 2)]));
            base.Write(path, content);
        }

        public override void Replace(string source, string destination, string? backup)
        {
            Step(() =>
            {
                if (backup is not null)
                {
                    System.IO.File.Copy(destination, backup);
                }
            });
            base.Replace(source, destination, backup);
        }

        public override void Move(string source, string destination)
        {
            Step();
            base.Move(source, destination);
        }

        public override void Delete(string path)
        {
            Step();
            base.Delete(path);
        }

        protected virtual Exception Failure => new IOException("No space left on device");

        private void Step(Action? half = null)
        {
            if (++done == step || (FailsFromThenOn && done > step))
            {
                if (done == step)
                {
                    half?.Invoke();
                }

                throw Failure;
            }
        }
    }

    /// <summary>From one step on nothing happens any more, not even what would undo it.</summary>
    private sealed class KilledOperations : FailingOperations
    {
        public KilledOperations(int step)
            : base(step) => FailsFromThenOn = true;

        protected override Exception Failure => new OperationCanceledException("killed");
    }
}
