using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class DnsListInfoTests
{
    [Fact]
    public void Each_line_has_what_its_status_needs() =>
        Assert.All(
            DnsListInfo.All,
            list =>
            {
                Assert.Equal(list.Status == DnsListStatus.Gone, list.Since is not null);
                Assert.Equal(list.Status == DnsListStatus.Replaced, list.Replacement is not null);
                Assert.True(list.Replacement is null || DnsListInfo.Find(list.Replacement)!.Domain == list.Replacement);
                Assert.Equal(list.Domain, list.Domain.ToLowerInvariant());
            }
        );

    [Theory]
    [InlineData("zen.spamhaus.org", "zen.spamhaus.org")]
    [InlineData("ZEN.Spamhaus.ORG.", "zen.spamhaus.org")]
    [InlineData("key.zen.dq.spamhaus.net", "zen.dq.spamhaus.net")]
    [InlineData("dul.dnsbl.sorbs.net", "sorbs.net")]
    [InlineData("notsorbs.net", null)]
    [InlineData("spamhaus.org", null)]
    [InlineData("", null)]
    public void A_list_is_found_by_its_domain_or_one_above_it(string domain, string? found) =>
        Assert.Equal(found, DnsListInfo.Find(domain)?.Domain);
}
