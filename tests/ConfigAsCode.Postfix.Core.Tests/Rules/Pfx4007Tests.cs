using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4007Tests
{
    [Fact]
    public void A_port_beside_its_name_is_one_endpoint_and_can_replace_the_default_row()
    {
        Declared mail = Declared.On("Debian12").Inet("25", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX4007"));
        Assert.Equal("25/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "25/inet and smtp/inet are one endpoint to Postfix, which uses only the last of them. "
                + "Call it 'smtp' to replace the default service",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.RenameService, Value: "smtp"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void The_second_of_two_declared_services_is_told()
    {
        Declared mail = Declared.On("Debian12").Inet("submission", "smtpd").Inet("587", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX4007", besides: "PFX1014"));
        Assert.Equal("587/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(new Edit(EditKind.RemoveService), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void Of_three_the_second_and_the_third_are_told() =>
        Assert.Equal(
            ["587/inet", "submission/inet"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd")
                .Inet("587", "smtpd")
                .Inet("submission", "smtpd")
                .PlacesOf("PFX4007", besides: "PFX1014")
        );

    [Theory]
    [InlineData("127.0.0.1:submission", "127.0.0.1:587", true)]
    [InlineData("127.0.0.1:587", "587", false)]
    [InlineData("127.0.0.1:587", "127.0.0.2:587", false)]
    [InlineData("587", "465", false)]
    public void An_address_is_part_of_the_endpoint(string first, string second, bool isOne) =>
        Assert.Equal(
            isOne ? [second + "/inet"] : [],
            Declared
                .On("Debian12")
                .Inet(first, "smtpd")
                .Inet(second, "smtpd")
                .PlacesOf("PFX4007", besides: "PFX1014 PFX1015")
        );

    [Fact]
    public void A_unix_service_of_the_same_name_is_another_endpoint() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd")
                .Unix("submission", "smtp")
                .Analyze("PFX4007", besides: "PFX1014")
        );

    [Fact]
    public void A_declared_service_with_the_name_of_a_default_row_replaces_it() =>
        Assert.Empty(Declared.On("Debian12").Inet("smtp", "smtpd").Analyze("PFX4007"));

    [Fact]
    public void In_a_file_the_line_that_a_later_one_replaces_is_told()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find("PFX4007", "", "smtp inet n - n - - smtpd\n\n25 inet n - n - - smtpd\n")
        );
        Assert.Equal("master.cf(1,1)", place);
        Assert.Equal(
            "smtp/inet and 25/inet are one endpoint to Postfix, which uses only the last of them. "
                + "Remove one of them, or give it a port of its own",
            message
        );
    }
}
