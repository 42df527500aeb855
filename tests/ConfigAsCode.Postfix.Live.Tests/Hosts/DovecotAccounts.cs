using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>Dovecot with the accounts that docs/presets.md describes, one of which has the password of <see cref="SaslUser"/>.</summary>
internal static class DovecotAccounts
{
    /// <param name="host">The host that gets them.</param>
    /// <param name="account">The address that logs in or has a mailbox.</param>
    /// <param name="socket">The preset whose socket it is.</param>
    public static void Start(PresetHost host, string account, string socket)
    {
        const string Section = "Accounts of Dovecot";
        string release = host.Shell("dovecot --version")[..3];
        host.Shell(PresetPage.Block(Section, "a user who owns"));
        string hash = host.Run("doveadm", "pw", "-s", "SHA512-CRYPT", "-p", SaslUser.Password).ShouldSucceed().Output;
        host.Append("/etc/dovecot/users", $"{account}:{hash}");
        host.Append(
            "/etc/dovecot/local.conf",
            PresetPage.Block(Section, "Dovecot " + release) + PresetPage.Block(socket, "the socket")
        );
        host.StartDaemon("dovecot");
    }
}
