using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>A finding about an override is at the line of its <c>-o</c>, whatever else is found in the line of its service.</summary>
public class PlacesInFilesTests
{
    [Fact]
    public void A_note_about_an_override_is_at_its_line() =>
        Assert.Equal(["PFX2011 master.cf(2,3)"], Analyze("\n  -o smtpd_banner=$mail_version"));

    [Fact]
    public void A_fault_of_another_override_of_the_service_does_not_silence_it() =>
        Assert.Equal(
            ["PFX1010 master.cf(3,3)", "PFX2011 master.cf(2,3)"],
            Analyze("\n  -o smtpd_banner=$mail_version\n  -o smtp_tls_mandatory_protocols=TLSv1")
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
                        AnalyzedFiles.Smtp
                            + options
                            + "\n"
                            + MasterCf.Plumbing.Replace("\r", "", StringComparison.Ordinal)
                    )
                )
                .Where(f => f.Place.Origin.DeclaredBy == "master.cf")
                .Select(f => $"{f.Rule.Id} {AnalyzedFiles.PlaceOf(f)}")
                .Order(StringComparer.Ordinal),
        ];
}
