using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>What a program finds that is started by hand: main.cf, an empty master.cf, and a queue with a place for its log.</summary>
internal sealed class ReaderFolder : IDisposable
{
    private readonly ReleaseFolder folder = new(DebianRelease.Tested, "reader-");

    /// <param name="needs">What the program needs to get as far as to read its parameters.</param>
    /// <param name="settings">What it is asked about; they win over what it needs.</param>
    /// <param name="queues">The queues it looks into.</param>
    public ReaderFolder(IEnumerable<string> needs, IEnumerable<string> settings, params string[] queues)
    {
        foreach (string queue in queues.Prepend("public"))
        {
            Directory.CreateDirectory(Path.Combine(FullName, "queue", queue));
        }

        // The last line of a name is the one that counts, but two of them are a warning.
        string[] lines = [.. Own(FullName), .. needs, .. settings];
        HashSet<string> seen = [];
        Write("main.cf", string.Concat(lines.Reverse().Where(l => seen.Add(Name(l))).Reverse().Select(l => l + "\n")));
        Write("master.cf", "");
    }

    public string FullName => folder.FullName;

    /// <summary>Where a daemon looks for the socket of postlogd(8).</summary>
    public string LogSocket => Path.Combine(FullName, "queue", "public", "postlog");

    /// <summary>
    /// What a daemon finds in its environment. maillog_client(3) takes the socket of the log from there until the daemon has read
    /// main.cf.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            ["MAIL_CONFIG"] = FullName,
            ["POSTLOG_SERVICE"] = LogSocket,
            ["POSTLOG_HOSTNAME"] = "localhost",
        };

    /// <summary>Whether a start depends on the value that a parameter has here.</summary>
    public static bool Sets(string parameter) => Own("").Any(line => Name(line) == parameter);

    public void Dispose() => folder.Dispose();

    private static string[] Own(string folder) =>
        [
            "compatibility_level = 3.6",
            $"queue_directory = {folder}/queue",
            // Its owner must be postfix; with no cache nothing is written there.
            "data_directory = /var/lib/postfix",
            "postscreen_cache_map =",
            "address_verify_map =",
            $"maillog_file = {folder}/maillog",
            $"maillog_file_prefixes = {folder}",
            "alias_maps =",
            "local_recipient_maps =",
        ];

    private static string Name(string line) => line.Split(' ')[0];

    private void Write(string name, string text)
    {
        string path = Path.Combine(FullName, name);
        File.WriteAllText(path, text);
        // Postfix waits for a file that has just changed to "cool down" (dict_load_file_xt() in util/dict.c).
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
    }
}
