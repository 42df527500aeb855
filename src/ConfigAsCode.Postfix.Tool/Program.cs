using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;

return Application.Run(args, Console.Out, Console.Error, new ThisHost());
