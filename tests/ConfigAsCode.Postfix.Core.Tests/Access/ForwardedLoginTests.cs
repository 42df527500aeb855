using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Tests.Access;

/// <summary>Who logged in at a server in front (<c>XCLIENT LOGIN=</c>); what a live server does is in DecisionTests.</summary>
public class ForwardedLoginTests
{
    [Theory]
    [InlineData("3.5.27", false, false)]
    [InlineData("3.6.15", false, false)]
    [InlineData("3.6.16", false, true)]
    [InlineData("3.7.11", false, false)]
    [InlineData("3.7.11", true, true)]
    [InlineData("3.7.12", false, true)]
    [InlineData("3.8.6", false, false)]
    [InlineData("3.8.7", false, true)]
    [InlineData("3.9.0", false, false)]
    [InlineData("3.9.1", false, true)]
    [InlineData("3.10.0", false, true)]
    public void It_counts_where_clients_cannot_log_in_from_some_patches_on(string release, bool hasLogins, bool isTaken)
    {
        var target = new Target(release, PostfixVersion.Parse(release), OpenSslSeries.V3_0, ChrootByDefault: false);
        Instance instance = InstanceReader
            .Read(
                "mail",
                target,
                "compatibility_level = 2\nmyhostname = mail.example.org\nmydestination = mail.example.org\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject\n"
                    + (hasLogins ? "smtpd_sasl_auth_enable = yes\n" : ""),
                "smtp inet n - n - - smtpd\n"
            )
            .Instance;
        AccessAnswer answer = new InstanceOnTarget(instance, target)
            .AccessThrough(instance.Services.Single(s => s.Key == "smtp/inet"))
            .Answer(
                new AccessRequest
                {
                    Client = new AccessClient("203.0.113.7")
                    {
                        Login = "somebody",
                        IsLoggedInAtOnce = true,
                        HasTls = false,
                    },
                    Helo = "client.example",
                    Sender = "somebody@example.org",
                    Recipient = "x@example.com",
                }
            );
        Assert.Equal(isTaken ? AccessVerdict.Accepted : AccessVerdict.Rejected, answer.Verdict);
    }
}
