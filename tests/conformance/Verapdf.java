// PDF files, one path a line on standard input → one line for each fault that veraPDF finds, then one a file:
//   fault <TAB> path <TAB> clause <TAB> times <TAB> message
//   checked <TAB> path <TAB> true or false
// Argument: the flavour, as "ua1". Exit 0 whatever was found; a crash is a crash.
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Verapdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var flavour = PDFAFlavour.fromString(arguments[0]);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String path; (path = in.readLine()) != null; ) {
            try (var file = new FileInputStream(path);
                    var parser = Foundries.defaultInstance().createParser(file, flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                var result = validator.validate(parser);
                var times = new TreeMap<String, Integer>();
                for (var found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED) {
                        var rule = found.getRuleId();
                        var clause = rule.getClause() + "-" + rule.getTestNumber();
                        times.merge(clause + "\t" + found.getMessage().replaceAll("\\s+", " "), 1, Integer::sum);
                    }
                }
                for (var fault : times.entrySet()) {
                    var parts = fault.getKey().split("\t", 2);
                    out.println("fault\t" + path + "\t" + parts[0] + "\t" + fault.getValue() + "\t" + parts[1]);
                }
                out.println("checked\t" + path + "\t" + result.isCompliant());
            }
        }
    }
}
