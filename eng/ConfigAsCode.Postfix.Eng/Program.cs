using System.CommandLine;

var root = new RootCommand("Regenerates the catalogue data and the code that follows from it.");
return root.Parse(args).Invoke();
