using ConfigAsCode.Postfix;

/// <summary>Where people and machines of example.org submit their mail: after a login under TLS, on port 465 or 587.</summary>
[PostfixInstance("smtp", HostName = "smtp.example.org")]
[WithoutService("smtp", ServiceType.Inet)]
[Expect(Client.LoggedIn, Recipients.OtherDomains, Outcome.Accepted)]
public class SubmissionHost : IMailServer, IDelivering, IDovecotSasl
{
    // Port 587: TLS begins with STARTTLS.
    sealed class Submission : SubmissionService;

    // Port 465: TLS from the first byte on, which RFC 8314 prefers.
    sealed class Submissions : SubmissionsService;
}
