namespace ConfigAsCode.Postfix;

/// <summary>How a service is reached: the second field of a master.cf entry.</summary>
public enum ServiceType
{
    /// <summary><c>inet</c>.</summary>
    Inet,

    /// <summary><c>unix</c>.</summary>
    Unix,

    /// <summary><c>fifo</c>.</summary>
    Fifo,

    /// <summary><c>pass</c>.</summary>
    Pass,

    /// <summary><c>unix-dgram</c>, since Postfix 3.4.</summary>
    UnixDgram,
}
