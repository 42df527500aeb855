using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Restriction classes that lead back to themselves: smtpd(8) goes into a class without counting how deep it is (generic_checks() in smtpd_check.c).
/// Through the row of a table it stops after a hundred.
/// </summary>
/// <param name="view">The instance.</param>
/// <param name="service">The smtpd(8) service.</param>
internal sealed class ClassLoops(EffectiveView view, Service service)
{
    private readonly Dictionary<string, bool> isOpen = new(StringComparer.Ordinal);
    private readonly Stack<(string Name, IEnumerator<string> Classes)> open = new();

    /// <summary>Each class that names one which leads to it, with that one: the first that a list reaches.</summary>
    public IEnumerable<(EffectiveValue Class, string Again)> All()
    {
        foreach ((_, _, EffectiveValue list) in RestrictionLists.ReadBy(service, view).Where(l => l.Stage is not null))
        {
            // One class after the other, as they may be thousands deep.
            open.Push(("", ClassesIn(list.Text).GetEnumerator()));
            while (open.Count > 0)
            {
                (string name, IEnumerator<string> classes) = open.Peek();
                if (!classes.MoveNext())
                {
                    isOpen[name] = false;
                    open.Pop();
                }
                else if (!isOpen.TryGetValue(classes.Current, out bool isAround))
                {
                    isOpen[classes.Current] = true;
                    open.Push((classes.Current, ClassesIn(view.Get(classes.Current, service).Text).GetEnumerator()));
                }
                else if (isAround)
                {
                    yield return (view.Get(name, service), classes.Current);
                }
            }
        }
    }

    /// <summary>The classes that a list asks, as far as it is read at all.</summary>
    private IEnumerable<string> ClassesIn(string list)
    {
        foreach (Restriction restriction in RestrictionList.Parse(list, view.Target.Postfix))
        {
            if (restriction.EndsList)
            {
                yield break;
            }

            if (restriction.Info is null && view.IsRestrictionClass(restriction.Name, service))
            {
                yield return restriction.Name;
            }
        }
    }
}
