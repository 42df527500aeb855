using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4018Tests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("04", true)]
    [InlineData("4", true)]
    [InlineData("5", false)]
    [InlineData("0", false)]
    [InlineData("-", false)]
    public void A_public_server_needs_five_processes(string limit, bool isReported)
    {
        Declared mail = Declared.On("Debian12").Entry($"2525 inet n - y - {limit} smtpd");
        Assert.Equal(isReported ? ["2525/inet"] : [], mail.PlacesOf("PFX4018"));
    }

    [Theory]
    [InlineData("127.0.0.1:10025 inet n - y - 1 smtpd")]
    [InlineData("[::1]:smtp inet n - y - 1 smtpd")]
    [InlineData("10.0.0.1:smtp inet n - y - 1 smtpd")]
    [InlineData("2525 inet n - y - 1 qmqpd")]
    [InlineData("slow unix - - y - 1 smtp")]
    public void What_strangers_do_not_reach_is_not_reported(string entry) =>
        Assert.Empty(Declared.On("Debian12").Entry(entry).PlacesOf("PFX4018"));

    [Fact]
    public void A_server_behind_postscreen_is_one_too()
    {
        Declared mail = Declared
            .On("Debian12")
            .Without("smtp/inet")
            .Entry("smtp inet n - y - 1 postscreen")
            .Entry("smtpd pass - - y - 1 smtpd");
        Assert.Equal(["smtpd/pass"], mail.PlacesOf("PFX4018"));
    }

    [Fact]
    public void The_default_of_all_services_is_reported_once_where_it_is_set()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("default_process_limit = 2")
                .Entry("2525 inet n - y - - smtpd")
                .Entry("2526 inet n - y - 20 smtpd")
                .Analyze("PFX4018")
        );
        Assert.Equal(["smtp/inet", "2525/inet"], finding.Services);
        Assert.Equal(
            "smtp/inet and 2525/inet serve 2 clients at a time each (default_process_limit): while so many are slow, no other client gets a "
                + "greeting (\"has reached its process limit\"). Write 100, or the number of clients at a time",
            finding.Message
        );
    }

    [Theory]
    [InlineData("1073741824", false)]
    [InlineData("1073741825", true)]
    [InlineData("0", false)]
    [InlineData("42949672960", true)]
    public void A_message_of_more_than_a_gigabyte_needs_a_disk_for_it(string size, bool isReported)
    {
        Declared mail = Declared.On("Debian12").Main($"message_size_limit = {size}", "mailbox_size_limit = 0");
        Assert.Equal(isReported ? ["main.cf message_size_limit"] : [], mail.PlacesOf("PFX4018"));
    }

    [Fact]
    public void The_room_that_is_needed_is_in_the_message()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("message_size_limit = 42949672960", "mailbox_size_limit = 0")
                .Analyze("PFX4018")
        );
        Assert.Contains("only while 60 GiB are free", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_is_no_number_has_another_finding()
    {
        Declared mail = Declared.On("Debian12").Main("message_size_limit = 2000000000k");
        Assert.Empty(mail.PlacesOf("PFX4018", "PFX4004"));
        Assert.Equal(["main.cf message_size_limit"], mail.PlacesOf("PFX4004"));
    }
}
