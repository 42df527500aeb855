using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Files.Configuration;

/// <summary>Reads the files of one instance that a build made as the daemons read them, wherever the texts come from: an assembly or a folder.</summary>
public static class ConfigurationReader
{
    /// <param name="name">The name of the instance.</param>
    /// <param name="target">What the files run on.</param>
    /// <param name="files">main.cf and master.cf, each empty where it is missing, and the lookup tables.</param>
    public static InstanceReading Read(string name, Target target, IReadOnlyList<InstanceFile> files)
    {
        InstanceReading reading = InstanceReader.Read(
            name,
            target,
            TextOf(files, InstanceReader.MainCf),
            TextOf(files, InstanceReader.MasterCf),
            [
                .. files
                    .Where(file => file.TableType is not null)
                    .Select(file => new TableFile(file.Name, file.TableType!, file.Text)),
            ]
        );
        return reading with { Instance = reading.Instance with { IsHandWritten = false } };
    }

    private static string TextOf(IReadOnlyList<InstanceFile> files, string name) =>
        files.FirstOrDefault(file => file.Name == name)?.Text ?? "";
}
