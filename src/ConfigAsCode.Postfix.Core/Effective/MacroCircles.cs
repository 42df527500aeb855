using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// The names that lead to themselves, for each service as its program expands them. The names of main.cf are walked once, those of a service
/// from its own settings on (Tarjan's strongly connected components).
/// </summary>
internal sealed class MacroCircles(EffectiveView view)
{
    private readonly Dictionary<Service, Walk> ofServices = new(ReferenceComparer.OfServices);
    private Walk? ofMainCf;

    /// <summary>Whether a setting leads back to itself.</summary>
    public bool AreThrough(Setting setting, Service? service) => CircleOf(setting, service) is not null;

    /// <summary>
    /// The names through which a setting leads back to itself; null where another name of the same circles stands for them: the first one,
    /// ordinal.
    /// </summary>
    public List<string>? From(Setting setting, Service? service) =>
        CircleOf(setting, service) is { } circle && circle.First == setting.Parameter
            ? WalkOf(service).PathFrom(setting.Parameter, circle)
            : null;

    private Circle? CircleOf(Setting setting, Service? service) =>
        // The expansion knows which branches are taken; without its word there is no circle.
        view.Get(setting.Parameter, service).Error
            is null
            ? null
            : WalkOf(service).CircleOf(setting.Parameter);

    private Walk WalkOf(Service? service)
    {
        if (service is null)
        {
            return ofMainCf ??= new Walk(view, service);
        }

        if (!ofServices.TryGetValue(service, out Walk? walk))
        {
            walk = new Walk(view, service);
            ofServices.Add(service, walk);
        }

        return walk;
    }

    /// <summary>Names that lead to each other.</summary>
    private sealed class Circle(IEnumerable<string> names)
    {
        public HashSet<string> Names { get; } = new(names, StringComparer.Ordinal);

        public string First { get; } = names.OrderBy(name => name, StringComparer.Ordinal).First();
    }

    private sealed class Walk(EffectiveView view, Service? service)
    {
        private readonly Dictionary<string, Name> names = new(StringComparer.Ordinal);
        private readonly Stack<Name> open = new();

        public Circle? CircleOf(string name)
        {
            if (!names.TryGetValue(name, out Name? known))
            {
                known = From(name);
            }

            return known.Circle;
        }

        /// <summary>The way from a name back to it, in the order in which the values have the names.</summary>
        public List<string> PathFrom(string start, Circle circle)
        {
            var path = new List<string> { start };
            var ways = new Stack<IEnumerator<string>>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            ways.Push(NamesIn(start).GetEnumerator());
            while (ways.Count > 0)
            {
                if (!ways.Peek().MoveNext())
                {
                    ways.Pop();
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                string next = ways.Peek().Current;
                if (next == start)
                {
                    return path;
                }

                if (circle.Names.Contains(next) && seen.Add(next))
                {
                    path.Add(next);
                    ways.Push(NamesIn(next).GetEnumerator());
                }
            }

            return [start];
        }

        private Name From(string start)
        {
            Name first = Enter(start);
            var ways = new Stack<Name>();
            ways.Push(first);
            while (ways.Count > 0)
            {
                Name name = ways.Peek();
                if (name.Ways.MoveNext())
                {
                    string next = name.Ways.Current;
                    if (!names.TryGetValue(next, out Name? known))
                    {
                        ways.Push(Enter(next));
                    }
                    else if (known.IsOpen)
                    {
                        name.LeadsToItself |= known == name;
                        name.Lowest = Math.Min(name.Lowest, known.Number);
                    }

                    continue;
                }

                ways.Pop();
                if (ways.Count > 0)
                {
                    ways.Peek().Lowest = Math.Min(ways.Peek().Lowest, name.Lowest);
                }

                if (name.Lowest == name.Number)
                {
                    Close(name);
                }
            }

            return first;
        }

        private Name Enter(string text)
        {
            var name = new Name(text, names.Count, NamesIn(text).GetEnumerator())
            {
                IsOpen = true,
                Lowest = names.Count,
            };
            names.Add(text, name);
            open.Push(name);
            return name;
        }

        private void Close(Name name)
        {
            var members = new List<Name>();
            do
            {
                members.Add(open.Pop());
                members[members.Count - 1].IsOpen = false;
            } while (members[members.Count - 1] != name);

            if (members.Count > 1 || name.LeadsToItself)
            {
                var circle = new Circle(members.Select(member => member.Text));
                members.ForEach(member => member.Circle = circle);
            }
        }

        private IEnumerable<string> NamesIn(string name) =>
            view.Get(name, service).Raw is { } raw && raw.IndexOf('$') >= 0 && view.CountStep()
                ? MacroUse.NamesIn(raw, withConditions: true)
                : [];
    }

    private sealed class Name(string text, int number, IEnumerator<string> ways)
    {
        public string Text => text;

        public int Number => number;

        /// <summary>The names in its value.</summary>
        public IEnumerator<string> Ways => ways;

        public int Lowest { get; set; }

        public bool IsOpen { get; set; }

        public bool LeadsToItself { get; set; }

        public Circle? Circle { get; set; }
    }
}
