using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Writes main.cf: area by area, one physical line for each setting, so that the value is exact.</summary>
internal static class MainCfWriter
{
    private const int RuleWidth = 78;

    public static string Write(Instance instance, Target target)
    {
        var text = new CfText("main.cf", instance, target);
        text.CommentAcceptedRisks(instance);
        ILookup<ParameterArea, Setting> byArea = instance.Settings.ToLookup(s => ParameterArea.Of(s.Parameter));
        foreach (ParameterArea area in ParameterArea.InOrder)
        {
            if (byArea.Contains(area))
            {
                // The class's own settings first, then policy by policy: so each policy is named once in an area.
                IEnumerable<Setting> settings = byArea[area]
                    .OrderBy(PolicyComments.PolicyOf, StringComparer.Ordinal)
                    .ThenBy(s => s.Parameter, StringComparer.Ordinal);
                WriteArea(text, area, settings.ToList());
            }
        }

        return text.ToString();
    }

    private static void WriteArea(CfText text, ParameterArea area, List<Setting> settings)
    {
        text.Line();
        text.Line($"# ---- {area.Title} ".PadRight(RuleWidth, '-'));
        int width = settings.Max(s => s.Parameter.Length);
        var comments = new PolicyComments(text, indent: "");
        foreach (Setting setting in settings)
        {
            comments.Before(setting);
            string name = setting.Parameter.PadRight(width);
            text.Line(setting.Value.Length == 0 ? $"{name} =" : $"{name} = {setting.Value}");
        }
    }
}
