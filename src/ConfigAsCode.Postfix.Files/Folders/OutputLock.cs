using System.Diagnostics;

namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>
/// Keeps two builds of one project from writing at once: each waits for the other. The file stays, empty; the system gives the lock
/// back when its holder ends, however that happens.
/// </summary>
public static class OutputLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="IOException">Another build has held it for too long, or the file cannot be made.</exception>
    public static IDisposable Take(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            // Where there is no file, nobody holds it: the folder is full, or cannot be written.
            catch (IOException failure) when (File.Exists(path))
            {
                if (waiting.Elapsed > Patience)
                {
                    throw new IOException($"Another build of this project has not ended within {Patience}.", failure);
                }

                Thread.Sleep(Pause);
            }
        }
    }
}
