using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A content filter that gets mail from the queue and gives it back over SMTP (FILTER_README).</summary>
/// <param name="Filter">The value of content_filter.</param>
/// <param name="Before">The smtpd(8) services whose mail goes to the filter.</param>
/// <param name="Behind">The smtpd(8) services on loopback that have no filter: they take the mail back.</param>
internal sealed record AfterQueueFilter(EffectiveValue Filter, Service[] Before, Service[] Behind)
{
    private const string ContentFilter = "content_filter";

    /// <summary>Null where there is none, or where it gives the mail back otherwise.</summary>
    public static AfterQueueFilter? Of(EffectiveView view)
    {
        Service[] servers =
        [
            .. view.Instance.Services.Where(s => s.IsSmtpServer && view.Get("smtpd_proxy_filter", s).Text.Length == 0),
        ];
        Service[] before = [.. servers.Where(s => IsFilter(view.Get(ContentFilter, s), view))];
        Service[] behind =
        [
            .. servers.Where(s =>
                view.Get(ContentFilter, s) is { Text: "", Error: null, IsPartlyUnknown: false }
                && !ListeningAddress.IsReached(s, view)
            ),
        ];
        return before.Length > 0 && behind.Length > 0
            ? new AfterQueueFilter(view.Get(ContentFilter, before[0]), before, behind)
            : null;
    }

    /// <summary>Whether mail goes to another program by SMTP or LMTP. What a command gets comes back by sendmail(1) and pickup(8).</summary>
    private static bool IsFilter(EffectiveValue value, EffectiveView view) =>
        value is { Error: null, IsPartlyUnknown: false, Text.Length: > 0 }
        && view.Instance.TransportNamed(TransportResult.Parse(value.Text).Transport) is { DeliversToServers: true };
}
