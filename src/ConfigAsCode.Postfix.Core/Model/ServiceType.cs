namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>The second field of a master.cf entry (master(5)).</summary>
public enum ServiceType
{
    Inet,
    Unix,
    Fifo,
    Pass,

    /// <summary><c>unix-dgram</c>, since Postfix 3.4.</summary>
    UnixDgram,
}

public static class ServiceTypeExtensions
{
    /// <summary>The word as master.cf has it; it is case-sensitive there.</summary>
    public static string ToMasterCf(this ServiceType type) =>
        type switch
        {
            ServiceType.Inet => "inet",
            ServiceType.Unix => "unix",
            ServiceType.Fifo => "fifo",
            ServiceType.Pass => "pass",
            _ => "unix-dgram",
        };

    public static ServiceType Parse(string word) =>
        TryParse(word, out ServiceType type) ? type : throw new FormatException($"'{word}' is not a service type.");

    public static bool TryParse(string word, out ServiceType type)
    {
        foreach (
            ServiceType candidate in new[]
            {
                ServiceType.Inet,
                ServiceType.Unix,
                ServiceType.Fifo,
                ServiceType.Pass,
                ServiceType.UnixDgram,
            }
        )
        {
            if (candidate.ToMasterCf() == word)
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
