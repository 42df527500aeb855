using System.CommandLine;
using ConfigAsCode.Postfix.Eng;
using ConfigAsCode.Postfix.Eng.Names;
using ConfigAsCode.Postfix.Eng.References;

var facts = new Option<DirectoryInfo>("--facts") { Description = "The folder of verified facts.", Required = true };
var import = new Command("import", "Makes the catalogue's tables from the verified facts.") { facts };
import.SetAction(parse =>
{
    string folder = parse.GetRequiredValue(facts).FullName;
    PostfixImport.Run(folder, Repository.CatalogData);
    string openSsl = Path.Combine(folder, "openssl");
    OpenSslImport.Run(openSsl, Repository.CatalogData);
    OpenSslCasesImport.Run(openSsl, Repository.OpenSslCases);
});

var attributes = new Command("attributes", "Makes the attributes and enums from the catalogue.");
attributes.SetAction(_ =>
{
    AttributeSource.Write();
    Console.WriteLine("If the build now says RS0016 or RS0017: CONTRIBUTING.md, \"Change what people write against\".");
});

var rules = new Command("rules", "Makes the index of the rules from the rules.");
rules.SetAction(_ => RuleIndex.Write());

var names = new Command(
    "names",
    "Makes the pages of docs that lead from names of Postfix to C# (parameters, restrictions, services, table types) from the catalogue."
);
names.SetAction(_ => NamePages.Write());

var icon = new Command("icon", "Draws the icon of the packages.");
icon.SetAction(_ => Icon.Write());

var checkout = new Option<DirectoryInfo>("--checkout")
{
    Description = "The folder of a Postfix source: the one that has src.",
    Required = true,
};
var smtpdReferences = new Command(
    "smtpd-references",
    "Asks the access engine what Postfix's own tests of restrictions ask (src/smtpd), and compares the answers."
)
{
    checkout,
};
smtpdReferences.SetAction(parse => SmtpdReferences.Run(parse.GetRequiredValue(checkout)) ? 0 : 1);

var references = new Command(
    "reference-tests",
    "Gives the product the inputs of Postfix's own tests (macros, networks, names, postconf, transports), and compares the answers."
)
{
    checkout,
};
references.SetAction(parse => ReferenceTests.Run(parse.GetRequiredValue(checkout)) ? 0 : 1);

var root = new RootCommand(
    "Makes again what follows from something else: tables, code, the index of the rules, the pages of names, the icon."
)
{
    import,
    attributes,
    rules,
    names,
    icon,
    CompareCommand.Create(),
    smtpdReferences,
    references,
};
ParseResult parsed = root.Parse(args);
int exitCode = parsed.Invoke();

// 1 says that something differs.
return parsed.Errors.Count > 0 ? 2 : exitCode;
