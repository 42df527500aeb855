using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>Services of master.cf in values: transports, and what other programs call.</summary>
internal static class ServiceNames
{
    public static bool AreIn(string parameter) => TransportReference.IsIn(parameter) || IsOfService(parameter);

    public static IEnumerable<CompletionItem> Of(ValuePlace place, EffectiveView view) =>
        IsOfService(place.Parameter)
            ? Items(place, view.Instance.Services.Where(service => service.Type != ServiceType.Inet))
            : Transports(place, view);

    /// <summary>The services that the queue manager hands mail to.</summary>
    public static IEnumerable<CompletionItem> Transports(CursorPlace place, EffectiveView view)
    {
        // In front of a next hop the name alone is completed.
        int colon = place.Word.Typed.IndexOf(':');
        return colon >= 0 ? [] : Items(place, view.Instance.Transports.Where(service => service.IsDeliveryAgent));
    }

    private static bool IsOfService(string parameter) =>
        parameter.EndsWith("_service_name", StringComparison.Ordinal) && Parameters.Find(parameter) is not null;

    private static IEnumerable<CompletionItem> Items(CursorPlace place, IEnumerable<Service> services) =>
        services.Select(service => new CompletionItem(
            service.Name,
            CompletionKind.Service,
            place.Word.Span,
            service.Name
        )
        {
            Detail = $"{service.Key}, runs {service.Program}",
        });
}
