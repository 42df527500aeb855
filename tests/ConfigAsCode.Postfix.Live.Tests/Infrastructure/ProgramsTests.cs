using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

public class ProgramsTests
{
    [Theory]
    [InlineData("postconf", "-m")]
    [InlineData("postconf", "-n")]
    [InlineData("postmap", "-q", "key", "inline:{key=value}")]
    public void A_Postfix_program_that_names_no_folder_of_its_own_fails_on_every_machine(
        string program,
        params string[] arguments
    )
    {
        ProgramResult result = Programs.Run(program, arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(Programs.NoConfiguration, result.Everything, StringComparison.Ordinal);
    }
}
