using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>Names of parameters: to set them, and behind a dollar sign.</summary>
internal static class ParameterNameCompletions
{
    // Longer defaults make a list that nobody can read.
    private const int LongestDefault = 40;

    /// <summary>What can be set there and is not yet: a second setting would take the place of the first.</summary>
    public static IEnumerable<CompletionItem> At(NamePlace place, InstanceReading reading, EffectiveView view)
    {
        PostfixVersion release = view.Target.Postfix;
        string behind =
            place.HasValue ? ""
            : place.Of is null ? " = "
            : "=";
        var there = new HashSet<string>(
            place.Of is null
                ? reading.MainCf.Settings.Where(s => IsElsewhere(s, place)).Select(s => s.Name.Text)
                : (place.Of.Known?.Settings ?? default).Where(s => !IsAt(s, place)).Select(s => s.Parameter),
            StringComparer.Ordinal
        );
        IEnumerable<CompletionItem> known = Parameters
            .NamesOn(release)
            .Select(name => Parameters.Find(name)!)
            .Where(parameter => place.Of is null || parameter.IsReadBy(place.Of.Program, release))
            .Select(parameter => Of(parameter, place, behind, view));
        IEnumerable<CompletionItem> own = (place.Of is null ? ClassesAndFamilies(view) : OwnNames(view)).Select(
            name => new CompletionItem(name, CompletionKind.OwnName, place.Word.Span, name + behind)
        );
        return known.Concat(own).Where(item => !there.Contains(item.Label));
    }

    /// <summary>What a value can take in: every name that has one.</summary>
    public static IEnumerable<CompletionItem> At(MacroPlace place, EffectiveView view)
    {
        IEnumerable<CompletionItem> known = Parameters
            .All.Where(parameter => parameter.ExistsOn(view.Target.Postfix) && parameter.Name != place.Parameter)
            .Select(parameter => Of(parameter, place, "", view));
        IEnumerable<CompletionItem> own = OwnNames(view)
            .Where(name => name != place.Parameter)
            .Select(name => new CompletionItem(name, CompletionKind.OwnName, place.Word.Span, name));
        return own.Concat(known);
    }

    private static CompletionItem Of(ParameterInfo parameter, CursorPlace place, string behind, EffectiveView view) =>
        new(parameter.Name, CompletionKind.Parameter, place.Word.Span, parameter.Name + behind)
        {
            Detail = Described(parameter, view.Target),
            IsDeprecated =
                parameter.IsIgnoredOn(view.Target.Postfix)
                || (parameter.DeprecatedSince is { } since && view.Target.Postfix.Has(since)),
        };

    private static string Described(ParameterInfo parameter, Target target)
    {
        string type = parameter.TypeOn(target.Postfix) switch
        {
            ParameterType.Bool => "yes or no",
            ParameterType.Int or ParameterType.Long => "number",
            ParameterType.Time => "time",
            ParameterType.Enum => parameter.IsList ? "list of words" : "word",
            _ => parameter.IsList ? "list" : "text",
        };
        string? value = Parameters.DefaultOn(parameter.Name, target);
        return value is null ? type
            : value.Length == 0 ? type + ", default empty"
            : value.Length > LongestDefault ? $"{type}, default {value.Substring(0, LongestDefault)}..."
            : $"{type}, default {value}";
    }

    /// <summary>Names that main.cf gives a value and Postfix does not know: restriction classes, and what values take in.</summary>
    private static IEnumerable<string> OwnNames(EffectiveView view) =>
        view.Instance.Settings.Select(s => s.Parameter).Where(name => Parameters.FindTyped(name) is null);

    /// <summary>The restriction classes that smtpd_restriction_classes names, and what Postfix reads for single services.</summary>
    private static IEnumerable<string> ClassesAndFamilies(EffectiveView view)
    {
        IEnumerable<string> classes = ListValue.Words(view.Get(EffectiveView.RestrictionClasses).Text);
        IEnumerable<string> families =
            from service in view.Instance.Services
            where service.Type != ServiceType.Inet
            from family in ParameterFamily.OfServices
            where family.IsReadFor(service.Type, service.Program)
            where family.Since is not { } since || view.Target.Postfix.Has(since)
            select family.NameFor(service.Name) into name
            where Parameters.Find(name) is null
            select name;
        return classes.Concat(families);
    }

    private static bool IsElsewhere(CfSetting setting, NamePlace place) =>
        setting.Error is null
        && (setting.Name.Span.End < place.Word.Span.Start || setting.Name.Span.Start > place.Word.Span.End);

    private static bool IsAt(Setting setting, NamePlace place) =>
        setting.Origin.Range is { } range
        && range.Start.Offset <= place.Word.Span.Start
        && place.Word.Span.End <= range.End.Offset;
}
