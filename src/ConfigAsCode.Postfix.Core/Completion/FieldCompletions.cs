using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>The eight fields of a line of master.cf.</summary>
internal static class FieldCompletions
{
    private static readonly (string Word, string Detail)[] YesOrNo = [("-", "the default"), ("n", "no"), ("y", "yes")];

    // What master.cf has as a comment when it is installed.
    private static readonly (string Name, ServiceType Type, string Program)[] Submission =
    [
        .. new[] { "submission", "submissions", "smtps" }.Select(port =>
            (port, ServiceType.Inet, DaemonInfo.All.First(d => d.IsServer).Name)
        ),
    ];

    private static readonly ServiceType[] Types =
    [
        ServiceType.Inet,
        ServiceType.Unix,
        ServiceType.Fifo,
        ServiceType.Pass,
        ServiceType.UnixDgram,
    ];

    public static IEnumerable<CompletionItem> At(FieldPlace place, EffectiveView view)
    {
        PostfixVersion release = view.Target.Postfix;
        string name = MasterCfFile.FieldNames[place.Fields.Count];
        switch (place.Fields.Count)
        {
            case 0:
                return DefaultServices
                    .Of(view.Target)
                    .Select(usual => (usual.Name, usual.Type, usual.Program))
                    .Concat(Submission.Where(port => PortName.IsKnown(port.Name, view)))
                    .Where(usual =>
                        view.Instance.Services.All(service =>
                            service.Key != Service.KeyOf(usual.Name, usual.Type.ToMasterCf())
                        )
                    )
                    .Select(usual =>
                        Item(usual.Name, CompletionKind.Service, $"{usual.Type.ToMasterCf()}, runs {usual.Program}")
                    );
            case 1:
                return Types
                    .Where(type => release.Serves(type))
                    .Select(type => Item(type.ToMasterCf(), CompletionKind.Word, "type of the service"));
            case 2:
            case 3:
            case 4:
                return YesOrNo.Select(word => Item(word.Word, CompletionKind.Word, $"{name}: {word.Detail}"));
            case 5:
                return Words(
                    name,
                    ("-", "never"),
                    ("60", "each minute"),
                    ("300", "each five minutes"),
                    ("1000?", "each 1000 seconds, once it is in use")
                );
            case 6:
                return Words(name, ("-", "default_process_limit"), ("0", "no limit"), ("1", "one process"));
            default:
                return DaemonInfo
                    .All.Where(daemon => daemon.ExistsOn(release))
                    .Where(daemon => TypeOf(place) is not { } type || daemon.Types.Contains(type))
                    .Select(daemon => Item(daemon.Name, CompletionKind.Program, $"{daemon.Name}(8)"));
        }

        IEnumerable<CompletionItem> Words(string field, params (string Word, string Detail)[] words) =>
            words.Select(word => Item(word.Word, CompletionKind.Word, $"{field}: {word.Detail}"));

        CompletionItem Item(string text, CompletionKind kind, string detail) =>
            new(text, kind, place.Word.Span, text) { Detail = detail };
    }

    private static ServiceType? TypeOf(FieldPlace place) =>
        ServiceTypeExtensions.TryParse(place.Fields[1], out ServiceType type) ? type : null;
}
