using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>A declaration that stands where it says nothing, and would be left out without a word.</summary>
internal sealed class Pfx0004MisplacedDeclaration()
    : Rule(new RuleInfo("PFX0004", RuleSeverity.Error, "An attribute has no effect here", HasFix: false))
{
    public override IEnumerable<Finding> CheckDeclaration(Instance instance) =>
        instance
            .Problems.Where(p =>
                p.Kind
                    is not (
                        ProblemKind.BadTarget
                        or ProblemKind.BadPlatform
                        or ProblemKind.NotARestriction
                        or ProblemKind.MissingSetting
                    )
            )
            .Select(p => Report(p, instance.Name));

    /// <summary>A problem of a class that belongs to no instance.</summary>
    public Finding Report(DeclarationProblem problem, string instance) =>
        new(Info, Message(problem), new Place(problem.Origin), instance, default, "", "", default);

    private static string Message(DeclarationProblem problem) =>
        problem.Kind switch
        {
            ProblemKind.MisplacedService =>
                $"The service '{problem.Subject}' is in no master.cf: its class is not nested in an instance or a policy. "
                    + "Move it into the class that it belongs to",
            ProblemKind.SecondService =>
                $"Only the first service of this class is written: '{problem.Subject}' is a second one. "
                    + "Give it a class of its own",
            ProblemKind.MisplacedArguments =>
                $"The program would stop with \"unexpected command-line argument\": {problem.Subject}. "
                    + "Only pipe(8) reads [Pipe], and only spawn(8) reads [Spawn]",
            ProblemKind.NoProgram =>
                $"The service {problem.Subject} is not written: no default service of the target has this name and type. "
                    + "Write which program it runs, as in [UnixService(\"name\", Daemon.Smtp)]",
            ProblemKind.BadSetting => $"'{problem.Subject}' sets nothing. Write it as \"name=value\"",
            ProblemKind.MisplacedTable =>
                $"No file is written for '{problem.Subject}': the class is not a lookup table. Derive it from LookupTable, or from a "
                    + "base that serves a parameter, such as VirtualAliasTable",
            ProblemKind.MisplacedEntry =>
                $"The rows of '{problem.Subject}' are in no file: the class is not a lookup table. Write [Table] on it, and derive it "
                    + "from LookupTable, or from a base that serves a parameter, such as VirtualAliasTable",
            ProblemKind.MisplacedTlsPolicy =>
                $"A TLS policy has no effect in {problem.Subject}, which this table serves. Derive the class from TlsPolicyTable or "
                    + "LmtpTlsPolicyTable",
            ProblemKind.MisplacedRow or ProblemKind.UnwritableTable or ProblemKind.BadRestrictionClass =>
                problem.Subject,
            ProblemKind.UnnamedTable =>
                $"No file is written for '{problem.Subject}': it has no [Table]. Write [Table(\"name\")] with its file name, or "
                    + $"[Table] for '{FileName.OfClass(problem.Subject)}'",
            ProblemKind.UndeclaredTable =>
                $"No file is written for '{problem.Subject}': it is not a lookup table with [Table]. Name a class that has [Table] and "
                    + "derives from LookupTable",
            ProblemKind.NamelessTransport =>
                "These settings are in no file: on a class that is not a service, [Transport] does not show which transport it is "
                    + "about. Write its name first, as in [Transport(\"relay\", ...)], or move it to the class of the service",
            ProblemKind.OtherTransport =>
                $"These settings are in no file: on a service, [Transport] is about this service, not '{problem.Subject}'. Remove "
                    + "the name, or move it to the instance or to the class of that service",
            ProblemKind.MisplacedRestrictionClass =>
                $"The restriction class '{problem.Subject}' is in no file: a class is known to the whole instance, not to one "
                    + "service. Write it on the instance, and its name in the lists of the service",
            ProblemKind.MisplacedArgument =>
                $"No restriction can have this class as its argument: it does not derive from {problem.Subject}. Derive it from "
                    + problem.Subject,
            ProblemKind.MisplacedAcceptedRisk =>
                $"Nothing is accepted on the table '{problem.Subject}': findings are about an instance or its services. Write "
                    + "[AcceptRisk] on the instance",
            _ => $"'{problem.Subject}' has no effect",
        };
}
