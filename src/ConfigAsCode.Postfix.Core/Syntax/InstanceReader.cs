using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Reads the files of an instance as the daemons of the target do. It is the inverse of the renderer.</summary>
public static class InstanceReader
{
    public const string MainCf = "main.cf";

    public const string MasterCf = "master.cf";

    /// <summary>
    /// Reads the texts. The settings of main.cf come back sorted by name, since their order means nothing; services,
    /// overrides and table rows keep the order of the file. Without a master.cf the services are those that an installation of the
    /// target starts with.
    /// </summary>
    public static InstanceReading Read(
        string name,
        Target? target,
        string mainCf,
        string? masterCf,
        params TableFile[] tables
    )
    {
        // Without a target the rules of the newest release hold: they only add to those of 3.0.
        PostfixVersion version = target?.Postfix ?? PostfixVersion.Newest;
        var problems = new List<SyntaxProblem>();

        var mainProblems = new ProblemList(MainCf);
        List<Setting> settings = MainCfReader.Read(mainCf, mainProblems);
        problems.AddRange(mainProblems.InOrder);

        var masterProblems = new ProblemList(MasterCf);
        IReadOnlyList<Service> services =
            masterCf is not null ? new MasterCfReader(version, masterProblems).Read(masterCf)
            : target is not null ? [.. DefaultServices.AsInstalled(target)]
            : [];
        problems.AddRange(masterProblems.InOrder);

        var read = new List<Table>();
        foreach (TableFile file in tables)
        {
            var tableProblems = new ProblemList(file.Name);
            read.Add(TableReader.Read(file, version, tableProblems));
            problems.AddRange(tableProblems.InOrder);
        }

        var instance = new Instance(
            name,
            name,
            target,
            settings.OrderBy(s => s.Parameter, StringComparer.Ordinal).ToEquatableArray(),
            services.ToEquatableArray(),
            read.ToEquatableArray(),
            default,
            new Origin(OriginKind.File, MainCf)
        );
        return new InstanceReading(instance, problems.ToEquatableArray());
    }
}
