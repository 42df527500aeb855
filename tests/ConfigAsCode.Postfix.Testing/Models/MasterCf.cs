namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>Entries of master.cf that many tests need.</summary>
public static class MasterCf
{
    /// <summary>What a Postfix needs beside an smtpd(8), outside the chroot.</summary>
    public const string Plumbing = """
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        pickup unix n - n 60 1 pickup
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        proxywrite unix - - n - 1 proxymap
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        local unix - n n - - local
        virtual unix - n n - - virtual
        lmtp unix - - n - - lmtp
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """;
}
