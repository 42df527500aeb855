using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3006Tests
{
    [Theory]
    [InlineData("server_host = ldap.example.org\nbind_pw = x\n", "ldap.example.org")]
    [InlineData(
        "server_host = ldap://127.0.0.1 ldap://10.0.0.7:389/\nbind = yes\nbind_pw = x\n",
        "ldap://10.0.0.7:389/"
    )]
    [InlineData(
        "server_host = ldap://[2001:db8::7]\nbind = simple\nbind_pw = x\nstart_tls = no\n",
        "ldap://[2001:db8::7]"
    )]
    public void A_server_on_another_host_gets_the_password_in_plain_text(string text, string server)
    {
        Finding finding = Assert.Single(ClientTables.Find("PFX3006", "ldap", text));
        Assert.Equal(
            $"Each program that opens the LDAP table users.cf sends bind_pw to {server} in plain text: there is no TLS. Write "
                + "start_tls = yes and version = 3, or ldaps:// before the name of the server",
            finding.Message
        );
    }

    [Theory]
    [InlineData("bind_pw = x\n")]
    [InlineData("server_host = ldap.example.org\nbind_pw = x\nstart_tls = Yes\n")]
    [InlineData("server_host = ldaps://ldap.example.org\nbind_pw = x\n")]
    [InlineData("server_host = ldapi://%2Fvar%2Frun%2Fldapi\nbind_pw = x\n")]
    [InlineData("server_host = localhost:389\nbind_pw = x\n")]
    [InlineData("server_host = [::1]\nbind_pw = x\n")]
    [InlineData("server_host = ldap.example.org\nbind = no\nbind_pw = x\n")]
    [InlineData("server_host = ldap.example.org\nbind = sasl\nbind_pw = x\n")]
    [InlineData("server_host = ldap.example.org\n")]
    public void TLS_a_socket_this_host_and_no_password_are_no_fault(string text) =>
        Assert.Empty(ClientTables.Find("PFX3006", "ldap", text));

    [Fact]
    public void A_table_of_another_type_has_no_such_names() =>
        Assert.Empty(ClientTables.Find("PFX3006", "mysql", "server_host = ldap.example.org\nbind_pw = x\n"));
}
