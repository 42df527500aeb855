using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>A finding about an override is at the line of its <c>-o</c>, whatever else is found in the line of its service.</summary>
public class PlacesInFilesTests
{
    // What a complete master.cf has beside the service.
    private const string Others = """

        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
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
        tlsmgr unix - - n 1000? 1 tlsmgr
        postlog unix-dgram n - n - 1 postlogd
        """;

    [Fact]
    public void An_override_that_says_the_default_is_a_note_at_its_line() =>
        Assert.Equal(["PFX4014 master.cf(2,3)"], Analyze("\n  -o smtpd_helo_required=no"));

    [Fact]
    public void A_fault_of_another_override_of_the_service_does_not_silence_it() =>
        Assert.Equal(
            ["PFX1010 master.cf(3,3)", "PFX4014 master.cf(2,3)"],
            Analyze("\n  -o smtpd_helo_required=no\n  -o smtp_tls_mandatory_protocols=TLSv1")
        );

    [Fact]
    public void One_fault_in_two_overrides_is_found_twice() =>
        Assert.Equal(
            ["PFX4010 master.cf(2,3)", "PFX4010 master.cf(3,3)"],
            Analyze(
                "\n  -o smtpd_client_restrictions=check_client_access,hahs:/a"
                    + "\n  -o smtpd_sender_restrictions=check_sender_access,hahs:/a"
            )
        );

    private static string[] Analyze(string options) =>
        [
            .. Rulebook
                .Analyze(
                    AnalyzedFiles.Read(
                        "compatibility_level = 3.6\n",
                        AnalyzedFiles.Smtp + options + Others.Replace("\r", "", StringComparison.Ordinal)
                    )
                )
                .Where(f => f.Place.Origin.DeclaredBy == "master.cf")
                .Select(f => $"{f.Rule.Id} {AnalyzedFiles.PlaceOf(f)}")
                .Order(StringComparer.Ordinal),
        ];
}
