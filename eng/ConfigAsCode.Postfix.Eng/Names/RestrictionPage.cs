using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using static ConfigAsCode.Postfix.Eng.Names.NameTable;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary><c>docs/restrictions.md</c>: every word of a restriction list.</summary>
internal static class RestrictionPage
{
    private static readonly FactStyle Style = new(Code, Plain);

    public static string Text()
    {
        var text = new StringBuilder(Introduction());
        var table = new NameTable("Postfix", "C#", "argument", "meaning", "lists", "since", "state");
        foreach (RestrictionInfo restriction in RestrictionInfo.All.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            table.Row(
                Code(restriction.Name),
                Code(RestrictionFacts.CSharpOf(restriction)),
                RestrictionFacts.ArgumentOf(restriction),
                Plain(Meanings.OfWord("Restriction", restriction.Name)),
                RestrictionFacts.ListsOf(restriction),
                ParameterPage.Since(restriction.Since),
                RestrictionFacts.StateOf(restriction, Style)
            );
        }

        return text.Append(table).ToString();
    }

    private static string Introduction() =>
        """
            # Restrictions

            Every word of the restriction lists of smtpd(8) under its Postfix name, with the C# that you write in the list. Search for the name and copy the C#. For
            `permit_mynetworks`, `reject_unauth_destination` and `check_sender_access`:

            ```csharp
            using ConfigAsCode.Postfix;
            using static ConfigAsCode.Postfix.Restriction;

            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Main(CompatibilityLevel = "3.6")]
            [Smtpd(
                RelayRestrictions = [PermitMyNetworks, RejectUnauthDestination], // smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
                SenderRestrictions = [typeof(CheckSenderAccess<Mail.Partners>)] // smtpd_sender_restrictions = check_sender_access texthash:$config_directory/partners
            )]
            public partial class Mail
            {
                [Table, Entry("partner.example", "REJECT we ended that contract")]
                sealed class Partners : LookupTable;
            }
            ```

            A restriction can also be the text of Postfix: `"check_sender_access ldap:$config_directory/partners"`. What the argument of a type is:

            | argument | a class |
            |---|---|
            | lookup table | `: LookupTable`, with `[Table]` and `[Entry]` ([table types](table-types.md)) |
            | DNS list | `: DnsList`, with `[DnsList]` |
            | policy server | `: PolicyServer`, with `[PolicyServer]` |
            | pause | `: Delay`, with `[Delay]` |

            - *lists* are those in which the restriction has an effect: `client` is `smtpd_client_restrictions`, `[Smtpd(ClientRestrictions = [...])]`, and so on. In those behind
              "delayed" it has one with `smtpd_delay_reject = yes`, the default; in those behind "one recipient" for a message with one recipient.
            - *since* is the first release; 1.1 means 1.1 or before.


            """.ReplaceLineEndings("\n");
}
