using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Files.Hosts;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What of a folder could not be looked at, one sentence each.</summary>
internal static class FolderNotes
{
    private const string Judged = "judged";

    /// <param name="folder">The folder.</param>
    /// <param name="done">What happens to the rest: <c>judged</c>, <c>compared</c>.</param>
    public static IEnumerable<string> Of(HostFolder folder, string done)
    {
        if (!folder.HasMainCf)
        {
            string rest =
                done == Judged
                    ? "What it may set is not judged, but for what an option of master.cf switches on"
                    : $"It is {done} as if it were empty";
            yield return $"{folder.Directory} has no main.cf, without which Postfix does not start. {rest}";
        }

        if (!folder.HasMasterCf)
        {
            yield return $"{folder.Directory} has no master.cf, without which Postfix does not start. The services of a new installation are {done} in "
                + "its place";
        }

        foreach (UnreadTable table in folder.Unread)
        {
            yield return $"{table.Type}:{table.Name}, which {table.NamedBy} names, {Words(table.Reason)} and was not {done}";
        }
    }

    private static string Words(UnreadReason reason) =>
        reason switch
        {
            UnreadReason.Missing => "is not there",
            UnreadReason.Unreadable => "cannot be read",
            _ => "is outside of the folder",
        };
}
