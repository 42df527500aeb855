namespace ConfigAsCode.Postfix.Testing;

/// <summary>
/// What may be beside the clone: verified facts, public configurations, cases with a fault. A test that cannot do without is skipped with one reason,
/// by which test.sh knows it.
/// </summary>
public static class SharedFolder
{
    public const string Configurations = "corpus";

    public const string Cases = "cases";

    /// <summary>A folder; null where it is not there.</summary>
    public static string? Find(string name) =>
        RepositoryRoot.Facts is { } facts && Directory.Exists(Path.Combine(facts, name))
            ? Path.Combine(facts, name)
            : null;

    /// <summary>A folder; the test is skipped without it.</summary>
    public static string OrSkip(string name)
    {
        Assert.SkipWhen(Find(name) is null, ReasonOf(name));
        return Find(name)!;
    }

    /// <summary>The folders of hosts in some folders, in ordinal order; none where they are not there.</summary>
    public static IReadOnlyList<string> Hosts(params IEnumerable<string> names) =>
        [
            .. names
                .Select(Find)
                .OfType<string>()
                .SelectMany(Directory.GetDirectories)
                .Where(f => File.Exists(Path.Combine(f, "main.cf")) || File.Exists(Path.Combine(f, "master.cf")))
                .Order(StringComparer.Ordinal),
        ];

    public static string ReasonOf(string name) => $"shared/{name} is not beside this clone.";
}
