using Task = Microsoft.Build.Utilities.Task;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>Loads beside the compiler what the other tasks need (<see cref="WarmUp"/>).</summary>
public sealed class WarmUpPostfix : Task
{
    public override bool Execute()
    {
        WarmUp.Begin();
        return true;
    }
}
