using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Files.Hosts;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What of a folder could not be looked at, one sentence each.</summary>
internal static class FolderNotes
{
    /// <param name="folder">The folder.</param>
    /// <param name="done">What happens to the rest: <c>judged</c>, <c>compared</c>.</param>
    public static IEnumerable<string> Of(HostFolder folder, string done)
    {
        if (!folder.HasMainCf)
        {
            yield return $"{folder.Directory} has no main.cf, without which Postfix does not start. It is {done} as if it were empty";
        }

        if (!folder.HasMasterCf)
        {
            yield return $"{folder.Directory} has no master.cf, without which Postfix does not start. The services of a new installation are {done} in "
                + "its place";
        }

        foreach (UnreadTable table in folder.Unread)
        {
            yield return $"{table.Table}, which {table.NamedBy} names, {table.Reason} and was not {done}";
        }
    }
}
