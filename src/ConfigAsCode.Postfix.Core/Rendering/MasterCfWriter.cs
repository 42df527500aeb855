using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Writes master.cf: the columns, below an entry one line for each override, then one for the arguments.</summary>
internal static class MasterCfWriter
{
    private const string Indent = "  ";

    public static string Write(Instance instance, Target target)
    {
        var text = new CfText("master.cf", instance, target);
        text.CommentAcceptedRisks(instance);
        var columns = new MasterCfColumns(instance.Services);
        text.Line();
        columns.WriteTitles(text, target.Postfix);
        bool afterOwn = false;
        foreach (Service service in instance.Services)
        {
            // The services of the distribution stand close together; one of the declaration stands by itself.
            bool isOwn = service.Origin.Kind != OriginKind.Distribution;
            if (isOwn || afterOwn)
            {
                text.Line();
            }

            if (isOwn && service.Origin.DeclaredBy.Length > 0)
            {
                text.Comment("from " + service.Origin.DeclaredBy);
            }

            foreach (AcceptedRisk acceptedRisk in instance.AcceptedRisks.Where(w => w.Service == service.Key))
            {
                text.Comment(acceptedRisk);
            }

            WriteService(text, columns, service, target.Postfix);
            afterOwn = isOwn;
        }

        return text.ToString();
    }

    private static void WriteService(CfText text, MasterCfColumns columns, Service service, PostfixVersion version)
    {
        text.Line(columns.Row(service));
        var comments = new PolicyComments(text, Indent);
        foreach (Setting setting in service.Settings)
        {
            comments.Before(setting);
            text.Line(Indent + "-o " + MasterCfValue.Write(setting, version));
        }

        if (service.Arguments.Count > 0)
        {
            text.Line(Indent + string.Join(" ", service.Arguments.Select(word => MasterCfWord.Write(word, version))));
        }
    }
}
