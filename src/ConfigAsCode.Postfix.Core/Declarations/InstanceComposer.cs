using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// Makes the instances of one class. A class can have thousands of them, so what is not their own is made once for each target, and
/// they share it by reference. One thread at a time may use it.
/// </summary>
internal sealed class InstanceComposer(ClassDeclaration ofClass)
{
    private readonly List<(Target? Target, OnTarget Shared)> onTargets = [];

    /// <summary>The instance of one declaration.</summary>
    public Instance Compose(OwnDeclaration own)
    {
        TargetDeclaration? target = own.Target ?? ofClass.Target;
        OnTarget shared = On(target?.Target);
        Instance instance = shared.With(own.Settings);
        return instance with
        {
            Name = own.Name,
            Origin = own.Origin,
            Problems = shared.Problems(target?.Problems ?? default, own.Problems, Missing(instance.Settings)),
        };
    }

    private EquatableArray<DeclarationProblem> Missing(EquatableArray<Setting> settings) =>
        ofClass.Needs.Select(needed => needed.In(settings)).OfType<DeclarationProblem>().ToEquatableArray();

    private OnTarget On(Target? target)
    {
        foreach ((Target? known, OnTarget shared) in onTargets)
        {
            if (Equals(known, target))
            {
                return shared;
            }
        }

        var made = new OnTarget(ofClass, target);
        onTargets.Add((target, made));
        return made;
    }

    /// <summary>What the instances of the class share on one target.</summary>
    private sealed class OnTarget
    {
        private readonly ClassDeclaration ofClass;
        private readonly InstanceDeclaration declaration;
        private readonly SharedParts parts;
        private readonly Instance withoutOwn;
        private readonly EquatableArray<DeclarationProblem> problems;

        public OnTarget(ClassDeclaration ofClass, Target? target)
        {
            this.ofClass = ofClass;
            declaration = new InstanceDeclaration(
                "",
                ofClass.Name,
                target,
                SettingsOf(ofClass.Settings),
                ofClass.Services,
                ofClass.Without,
                ofClass.Tables.Select(t => t.On(target)).ToEquatableArray(),
                ConflictsOf(ofClass.Settings),
                default,
                Origin.Unknown
            )
            {
                AcceptedRisks = ofClass.AcceptedRisks,
                Expectations = ofClass.Expectations,
                DeliveryExpectations = ofClass.DeliveryExpectations,
            };
            parts = SharedParts.Of(declaration);
            withoutOwn = InstanceBuilder.Build(declaration, parts);
            problems = AllProblems(default, default, default);
        }

        /// <summary>The model, still without the name and the origin of an instance.</summary>
        public Instance With(EquatableArray<SettingDeclaration> own)
        {
            if (own.Count == 0)
            {
                return withoutOwn;
            }

            IReadOnlyList<SettledSetting> settled = LayerSettings.Overlay(own, ofClass.Settings);
            return InstanceBuilder.Build(
                declaration with
                {
                    Settings = SettingsOf(settled),
                    Conflicts = ConflictsOf(settled),
                },
                parts
            );
        }

        public EquatableArray<DeclarationProblem> Problems(
            EquatableArray<DeclarationProblem> ofTarget,
            EquatableArray<DeclarationProblem> own,
            EquatableArray<DeclarationProblem> missing
        ) => ofTarget.Count + own.Count + missing.Count == 0 ? problems : AllProblems(ofTarget, own, missing);

        private EquatableArray<DeclarationProblem> AllProblems(
            EquatableArray<DeclarationProblem> ofTarget,
            EquatableArray<DeclarationProblem> own,
            EquatableArray<DeclarationProblem> missing
        ) =>
            ofTarget
                .Concat(ofClass.ServiceProblems)
                .Concat(own)
                .Concat(ofClass.SettingProblems)
                .Concat(parts.Problems)
                .Concat(missing)
                .ToEquatableArray();

        private static EquatableArray<SettingDeclaration> SettingsOf(IReadOnlyList<SettledSetting> settled) =>
            settled.Select(s => s.Setting).ToEquatableArray();

        private EquatableArray<Conflict> ConflictsOf(IReadOnlyList<SettledSetting> settled) =>
            ofClass.ServiceConflicts.Concat(settled.Select(s => s.Conflict).OfType<Conflict>()).ToEquatableArray();
    }
}
