using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>Names each declared restriction class in smtpd_restriction_classes, behind what is written there by hand.</summary>
internal static class RestrictionClasses
{
    private const string List = EffectiveView.RestrictionClasses;

    public static IEnumerable<SettingDeclaration> In(EquatableArray<SettingDeclaration> settings)
    {
        SettingDeclaration[] classes = [.. settings.Where(s => s.IsRestrictionClass)];
        if (classes.Length == 0)
        {
            return settings;
        }

        SettingDeclaration list =
            settings.FirstOrDefault(s => s.Parameter == List)
            ?? new SettingDeclaration(List, default, IsList: true, classes[0].NameOrigin);
        HashSet<string> named = [.. list.Items.SelectMany(ListValue.Words)];
        IEnumerable<string> items = list
            .Items.Where(item => item.Length > 0)
            .Concat(classes.Select(c => c.Parameter).Where(named.Add));
        return settings
            .Where(s => s.Parameter != List)
            .Append(list with { Items = items.ToEquatableArray(), IsList = true });
    }
}
